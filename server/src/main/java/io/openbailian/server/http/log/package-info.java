/// The line that each request leaves, and its count. Never a key, a query string or a body.
@NullMarked
package io.openbailian.server.http.log;

import org.jspecify.annotations.NullMarked;
