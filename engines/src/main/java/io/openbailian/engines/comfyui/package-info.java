/// Engines that are ComfyUI servers: what they draw is said by workflows, which are data.
@NullMarked
package io.openbailian.engines.comfyui;

import org.jspecify.annotations.NullMarked;
