/// Published cases: what others saw the service answer, as data, replayed against this server.
@NullMarked
package io.openbailian.conformance.cases;

import org.jspecify.annotations.NullMarked;
