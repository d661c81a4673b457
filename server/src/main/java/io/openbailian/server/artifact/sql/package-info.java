/// The rows of result files in SQLite.
@NullMarked
package io.openbailian.server.artifact.sql;

import org.jspecify.annotations.NullMarked;
