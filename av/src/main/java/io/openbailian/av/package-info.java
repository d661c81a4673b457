/// Audio and video read and written through FFmpeg (the LGPL build), which loads at the first use
/// and never when a server starts. Every call here is a native call: from platform threads only.
@NullMarked
package io.openbailian.av;

import org.jspecify.annotations.NullMarked;
