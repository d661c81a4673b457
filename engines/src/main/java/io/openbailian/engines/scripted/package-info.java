/// An engine that does what a script says: it waits, fails, throttles, hangs or answers, so that a
/// test can provoke the rare cases of the API.
@NullMarked
package io.openbailian.engines.scripted;

import org.jspecify.annotations.NullMarked;
