/// Animals, each a class of its own, on bodies that several share.
@NullMarked
package io.openbailian.illustrator.animal;

import org.jspecify.annotations.NullMarked;
