/// Answers on the network's own threads for what memory alone can answer (ADR 15). Nothing here may
/// wait, and nothing here refuses: what is not answered goes the ordinary way.
@NullMarked
package io.openbailian.server.http.front;

import org.jspecify.annotations.NullMarked;
