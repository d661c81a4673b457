/// Bodies of requests: read as slowly as they come without holding memory, paced, and made into
/// documents within a budget that keys share.
@NullMarked
package io.openbailian.server.http.body;

import org.jspecify.annotations.NullMarked;
