/// Several nodes on one PostgreSQL, as processes.
@NullMarked
package io.openbailian.conformance.nodes;

import org.jspecify.annotations.NullMarked;
