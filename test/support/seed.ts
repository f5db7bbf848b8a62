/** Random cases are the same in every run, unless a suite says otherwise; `ALTERNAT_SEED` (an integer) asks for others. */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.ALTERNAT_SEED ?? 20_261_130) });
