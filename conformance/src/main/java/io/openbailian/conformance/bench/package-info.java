/// `./bench`: what the server does a second, how long it takes, and what it weighs. Here stand the
/// program and its report alone.
@NullMarked
package io.openbailian.conformance.bench;

import org.jspecify.annotations.NullMarked;
