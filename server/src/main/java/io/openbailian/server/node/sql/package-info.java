/// What nodes that share a PostgreSQL say about themselves there.
@NullMarked
package io.openbailian.server.node.sql;

import org.jspecify.annotations.NullMarked;
