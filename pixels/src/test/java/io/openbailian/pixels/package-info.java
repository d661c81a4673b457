/// Tests of the pixels: read back by decoders of others.
@NullMarked
package io.openbailian.pixels;

import org.jspecify.annotations.NullMarked;
