/// From a request to a valid invocation, and from an invocation to its results.
@NullMarked
package io.openbailian.server.invoke;

import org.jspecify.annotations.NullMarked;
