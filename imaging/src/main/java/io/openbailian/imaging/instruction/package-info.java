/// What a sentence asks to be done to a picture, as records; what is not understood is named.
@NullMarked
package io.openbailian.imaging.instruction;

import org.jspecify.annotations.NullMarked;
