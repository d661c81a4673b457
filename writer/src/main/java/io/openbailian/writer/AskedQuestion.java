package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import io.openbailian.writer.schema.JsonBlocks;
import java.util.List;
import java.util.stream.Collectors;

/// What the user's last message asks, apart from what frameworks put around it: reminders,
/// documents that were looked up, and forms that the answer has to have.
///
/// @param question what is asked, without spaces around it
/// @param context documents that the answer is to come from; empty without any
/// @param whole all that the message says
record AskedQuestion(String question, String context, String whole) {
  private static final Pattern REMINDER =
      Pattern.compile("(?s)<(?:system-reminder|system_reminder|environment_details)>.*?</[\\w-]+>");
  private static final Pattern TAGGED =
      Pattern.compile("(?s)<(?:context|documents?|search_results|知识库)[^>]*>(.*?)</\\w+>");

  /// LlamaIndex, Spring AI, LangChain and LangChain4j, in this order, put documents beside
  /// questions so.
  private static final List<Pattern> LOOKED_UP =
      List.of(
          Pattern.compile(
              "(?is)context information is(?: provided)? below[^\\n]*\\n\\s*-{3,}\\n(?P<context>.*?)\\n\\s*-{3,}\\n.*?(?:query|question):\\s*(?P<question>.*?)(?:\\n\\s*answer:\\s*)?$"),
          Pattern.compile(
              "(?is)^(?P<question>.*?)\\n+context information is (?:provided )?below[^\\n]*\\n\\s*-{3,}\\n(?P<context>.*?)\\n\\s*-{3,}.*$"),
          Pattern.compile(
              "(?is)\\bcontext:\\s*(?P<context>.*?)\\n+\\s*(?:user )?question:\\s*(?P<question>.*?)(?:\\n+\\s*(?:helpful )?answer:?.*)?$"),
          Pattern.compile(
              "(?is)\\bquestion:\\s*(?P<question>[^\\n]+)\\n+\\s*context:\\s*(?P<context>.*?)(?:\\n+\\s*answer:?\\s*)?$"),
          Pattern.compile(
              "(?is)^(?P<question>.*?)\\n+answer using the following information:\\s*\\n(?P<context>.*)$"),
          Pattern.compile(
              "(?s)(?:已知信息|参考资料|上下文|资料)[:：]\\s*(?P<context>.*?)\\n+\\s*(?:用户)?(?:问题|提问)(?:是)?[:：]\\s*(?P<question>[^\\n]+)"));

  /// Where the words about the form of the answer begin.
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)you must (?:answer|put|format)|your response should be (?:in|a)|the output should be|(?:respond|answer|reply) (?:only )?(?:in|with|strictly|using) (?:a |the |valid )*json|return (?:only )?(?:a |the |valid )*json|here is the (?:json schema|output schema)|json schema:|format instructions|do not include any explanations|请?(?:严格)?(?:以|按照?|用)[^，。\\n]{0,12}json");

  /// How the answer is to be, at the beginning or at the end of what is asked.
  private static final Pattern MANNER =
      Pattern.compile(
          "(?i)^\\s*(?:please )?(?:answer|reply|respond)(?: me)?(?: (?:briefly|concisely))?(?: only)? in (?:simplified )?(?:chinese|english)\\s*[:：,，.。]?\\s*"
              + "|(?:^|[\\s,，;；])(?:and )?(?:please )?(?:answer|reply|respond)(?: (?:briefly|concisely))? in (?:simplified )?(?:chinese|english)\\s*[.!]?\\s*$"
              + "|^\\s*请?你?[用以](?:[中英汉][文语]|普通话)(?:回答|回复|作答|告诉我)\\s*[:：,，]?\\s*"
              + "|[,，;；。]?\\s*请?[用以](?:[中英汉][文语])(?:回答|回复|作答)\\s*[.。!！]?\\s*$"
              + "|[.,]?\\s*(?:be brief|be concise|keep it short|in one (?:short )?(?:word|sentence)|with one word|no explanation)\\s*[.!]?\\s*$");

  /// Of a message.
  static AskedQuestion of(Turn turn) {
    String whole = turn.text().strip();
    String asked = lastPart(turn.parts());
    String bare = REMINDER.matcher(asked).replaceAll(" ").strip();
    for (Pattern pattern : LOOKED_UP) {
      Matcher matcher = pattern.matcher(bare);
      if (matcher.find() && !matcher.group(index(pattern, "question")).isBlank()) {
        return new AskedQuestion(
            unformed(matcher.group(index(pattern, "question"))),
            matcher.group(index(pattern, "context")).strip(),
            whole);
      }
    }
    String context =
        TAGGED
            .matcher(bare)
            .results()
            .map(match -> inner(match.group()))
            .collect(Collectors.joining("\n"));
    String question = TAGGED.matcher(bare).replaceAll(" ").strip();
    return question.isEmpty()
        ? new AskedQuestion(unformed(whole), "", whole)
        : new AskedQuestion(unformed(question), context, whole);
  }

  /// The groups of these patterns stand in either order.
  private static int index(Pattern pattern, String name) {
    String regex = pattern.pattern();
    boolean questionFirst = regex.indexOf("P<question>") < regex.indexOf("P<context>");
    return questionFirst == name.equals("question") ? 1 : 2;
  }

  private static String inner(String tagged) {
    return tagged.substring(tagged.indexOf('>') + 1, tagged.lastIndexOf('<')).strip();
  }

  /// The last part that is no reminder.
  private static String lastPart(List<String> parts) {
    return parts.reversed().stream()
        .filter(part -> !REMINDER.matcher(part).replaceAll("").isBlank())
        .findFirst()
        .orElseGet(() -> String.join("", parts));
  }

  /// The question without words about the language or the length of its answer.
  private static String unformed(String text) {
    String formless = withoutForm(text);
    String bare = MANNER.matcher(formless).replaceAll(" ").strip();
    return bare.isEmpty() ? formless : bare;
  }

  /// The question without the form of its answer; all of it where it is nothing else.
  private static String withoutForm(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.find() || !JsonBlocks.mentionedIn(text)) {
      return text.strip();
    }
    String before = text.substring(0, form.start()).strip();
    if (!before.isEmpty()) {
      return before;
    }
    List<JsonBlocks.Block> blocks = JsonBlocks.in(text);
    String behind = blocks.isEmpty() ? "" : text.substring(blocks.getLast().end()).strip();
    String plain = behind.replace("```", " ").strip();
    return plain.isEmpty() ? text.strip() : plain;
  }
}
