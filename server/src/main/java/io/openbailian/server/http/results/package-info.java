/// Files of results: the addresses they are reached at, how long those are good, and the files
/// themselves. No model is run here.
@NullMarked
package io.openbailian.server.http.results;

import org.jspecify.annotations.NullMarked;
