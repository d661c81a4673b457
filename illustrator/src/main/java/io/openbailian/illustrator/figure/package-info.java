/// People and whoever walks like them: bodies, faces, hair, clothes, and what they hold.
@NullMarked
package io.openbailian.illustrator.figure;

import org.jspecify.annotations.NullMarked;
