@NullMarked
package io.openbailian.engines.comfyui;

import org.jspecify.annotations.NullMarked;
