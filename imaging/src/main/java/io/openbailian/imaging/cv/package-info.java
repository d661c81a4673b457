/// The one place where pictures become OpenCV's and come back.
@NullMarked
package io.openbailian.imaging.cv;

import org.jspecify.annotations.NullMarked;
