/// Keys, workspaces and the audit log in SQLite.
@NullMarked
package io.openbailian.server.admission.sql;

import org.jspecify.annotations.NullMarked;
