import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Checks files against PDF/A-1b and prints "valid=true" or the errors, file by file; see pdf-preflight.test.ts. */
public class Preflight1b {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      PreflightParser parser = new PreflightParser(new File(file));
      parser.parse();
      PreflightDocument document = parser.getPreflightDocument();
      document.validate();
      ValidationResult result = document.getResult();
      System.out.println("valid=" + result.isValid());
      for (ValidationResult.ValidationError error : result.getErrorsList())
        System.out.println(error.getErrorCode() + " " + error.getDetails());
      document.close();
    }
  }
}
