/**
 * The three calls that Hocuspocus' SQLite extension makes of better-sqlite3, over node:sqlite: the same library below, and
 * no binary that has to be downloaded from elsewhere or compiled. The extension itself runs unchanged.
 */
const { DatabaseSync } = require('node:sqlite');

module.exports = class Database {
  constructor(file) {
    this.db = new DatabaseSync(file);
  }
  exec(sql) {
    this.db.exec(sql);
    return this;
  }
  prepare(sql) {
    return this.db.prepare(sql);
  }
};
