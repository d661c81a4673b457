/// What is eaten and drunk, and what it is cut and cooked with. What is not for a table belongs to
/// `thing`.
@NullMarked
package io.openbailian.illustrator.thing.food;

import org.jspecify.annotations.NullMarked;
