/// One request and its answer: its key, its body, its query string, what is noted of it on its way,
/// and the frames of an answer that is streamed. Nothing here knows a path.
@NullMarked
package io.openbailian.server.http.exchange;

import org.jspecify.annotations.NullMarked;
