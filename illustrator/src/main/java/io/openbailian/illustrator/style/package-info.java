/// The media a picture is made in: how shapes are laid down, and what is done to the whole.
@NullMarked
package io.openbailian.illustrator.style;

import org.jspecify.annotations.NullMarked;
