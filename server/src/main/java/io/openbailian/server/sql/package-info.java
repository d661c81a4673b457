/// The SQLite database of a data folder: one writing thread with group commit, a few reading ones.
@NullMarked
package io.openbailian.server.sql;

import org.jspecify.annotations.NullMarked;
