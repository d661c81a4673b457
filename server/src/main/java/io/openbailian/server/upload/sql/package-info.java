/// The rows of uploaded files in SQLite.
@NullMarked
package io.openbailian.server.upload.sql;

import org.jspecify.annotations.NullMarked;
