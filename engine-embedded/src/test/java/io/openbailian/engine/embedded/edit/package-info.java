/// Tests of the editing desk's grammar.
@NullMarked
package io.openbailian.engine.embedded.edit;

import org.jspecify.annotations.NullMarked;
