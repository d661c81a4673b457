/// What is eaten and needs no plate.
@NullMarked
package io.openbailian.illustrator.food;

import org.jspecify.annotations.NullMarked;
