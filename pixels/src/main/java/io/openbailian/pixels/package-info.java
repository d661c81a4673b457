/// Pictures without natives: faces and the lines set in them, PNG files, visible marks, exact
/// sizes.
@NullMarked
package io.openbailian.pixels;

import org.jspecify.annotations.NullMarked;
