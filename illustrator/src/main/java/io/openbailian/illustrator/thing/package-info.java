/// Things one can put on a table or stand beside: each a class of its own.
@NullMarked
package io.openbailian.illustrator.thing;

import org.jspecify.annotations.NullMarked;
