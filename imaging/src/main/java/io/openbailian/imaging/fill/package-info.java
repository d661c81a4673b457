/// Missing parts of pictures made up from the rest: completion by patches, and the fields it needs.
@NullMarked
package io.openbailian.imaging.fill;

import org.jspecify.annotations.NullMarked;
