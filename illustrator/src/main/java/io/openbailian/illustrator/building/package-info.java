/// Buildings of a town that a prompt names by what they are for.
@NullMarked
package io.openbailian.illustrator.building;

import org.jspecify.annotations.NullMarked;
