/// Where things are in a picture: subject, background, sky, colours, and the masks that say so.
@NullMarked
package io.openbailian.imaging.region;

import org.jspecify.annotations.NullMarked;
