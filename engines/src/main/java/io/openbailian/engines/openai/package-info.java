/// Engines that are servers speaking OpenAI's dialect: vLLM, llama.cpp, Ollama and their like.
@NullMarked
package io.openbailian.engines.openai;

import org.jspecify.annotations.NullMarked;
