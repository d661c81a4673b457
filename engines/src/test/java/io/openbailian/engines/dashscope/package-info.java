@NullMarked
package io.openbailian.engines.dashscope;

import org.jspecify.annotations.NullMarked;
