/// Tasks in SQLite.
@NullMarked
package io.openbailian.server.task.sql;

import org.jspecify.annotations.NullMarked;
