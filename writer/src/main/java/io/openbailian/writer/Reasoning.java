package io.openbailian.writer;

import io.openbailian.engine.text.TextRequest;
import io.openbailian.tokenizer.Tokenizer;

/// What the writer says it thinks: what was asked, and how the answer came about.
final class Reasoning {
  private static final int LONGEST_QUOTE = 80;

  private Reasoning() {}

  /// Within the budget of the request; empty when it wants none.
  static String of(TextRequest request, Question question, Draft draft) {
    if (!request.thinking().on()) {
      return "";
    }
    String quote = cut(question.text());
    Tongue tongue = question.tongue();
    String about =
        switch (draft) {
          case Draft.Calls(var calls) ->
              tongue
                  .say(
                      "问题里的词与工具 %s 的说明相符，先调用它。",
                      "Its words fit the description of the tool %s, so that is called first.")
                  .formatted(calls.getFirst().name());
          case Draft.Words _ ->
              tongue.say(
                  "先看能否计算、翻译或从对话里找到，不能就按题目写。",
                  "First I look whether it can be computed, translated or found in the conversation; if not, I write about its topic.");
        };
    String text = tongue.say("用户问的是：“%s”。", "The user asks: \"%s\". ").formatted(quote) + about;
    return text.substring(0, Tokenizer.within(text, request.thinking().budget()));
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
  }
}
