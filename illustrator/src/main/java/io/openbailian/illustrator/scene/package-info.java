/// What a picture is to show, as records: subjects and their setting, before anything is drawn.
@NullMarked
package io.openbailian.illustrator.scene;

import org.jspecify.annotations.NullMarked;
