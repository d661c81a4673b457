/// Pictures edited: what a call asks for brought together with what the imaging module and the
/// illustrator can do. What nobody here can do is refused, naming it.
@NullMarked
package io.openbailian.engine.embedded.edit;

import org.jspecify.annotations.NullMarked;
