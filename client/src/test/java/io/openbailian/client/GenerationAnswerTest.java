package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.TranslationTerm;
import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.GenerationAnswer.Part;
import io.openbailian.protocol.client.ItemAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationAnswerTest {
  @Test
  void readsOneChoiceOfSeveralPictures() {
    assertThat(urls("{'choices':[{'message':{'content':[{'image':'a'},{'image':'b'}]}}]}"))
        .containsExactly("a", "b");
  }

  @Test
  void readsSeveralChoicesOfOnePicture() {
    assertThat(
            urls(
                """
                {'choices':[{'message':{'content':[{'image':'a','type':'image'}]}},
                            {'message':{'content':[{'image':'b','type':'image'}]}}]}
                """))
        .containsExactly("a", "b");
  }

  @Test
  void keepsPicturesAndTextsInTheirOrder() {
    assertThat(
            answer(
                    "{'choices':[{'message':{'content':[{'text':' '},{'image':'a'},{'text':'b'}]}}]}")
                .parts())
        .containsExactly(new Part.Text(" "), new Part.Picture("a"), new Part.Text("b"));
  }

  @Test
  void readsContentThatIsAText() {
    assertThat(answer("{'choices':[{'message':{'content':'hello'}}]}").parts())
        .containsExactly(new Part.Text("hello"));
  }

  @Test
  void isFinishedWhenAReasonIsGiven() {
    assertThat(answer("{'choices':[{'finish_reason':'null'}]}").finished()).isFalse();
    assertThat(answer("{'choices':[{'finish_reason':null}]}").finished()).isFalse();
    assertThat(answer("{'choices':[{'finish_reason':'stop'}]}").finished()).isTrue();
    assertThat(answer("{'finished':true}").finished()).isTrue();
  }

  @Test
  void countsWhatFailed() {
    assertThat(answer("{'task_metric':{'TOTAL':4,'SUCCEEDED':3,'FAILED':1}}").failed())
        .isEqualTo(1);
  }

  @Test
  void joinsTheFramesOfAStream() {
    GenerationAnswer last = answer("{'choices':[{'finish_reason':'stop'}],'finished':true}");

    GenerationAnswer joined =
        GenerationAnswer.of(last.joined(List.of(new Part.Text("a"), new Part.Picture("b"))));

    assertThat(joined.parts()).containsExactly(new Part.Text("a"), new Part.Picture("b"));
    assertThat(joined.finished()).isTrue();
  }

  @Test
  void readsTasksWhateverShapeTheirResultsHave() {
    assertThat(taskUrls("'results':[{'url':'a'},{'url':'b'}]")).containsExactly("a", "b");
    assertThat(taskUrls("'choices':[{'message':{'content':[{'image':'a'}]}}]"))
        .containsExactly("a");
    assertThat(taskUrls("'image_url':'a'")).containsExactly("a");
    assertThat(taskUrls("'image_url':'a','results':[{'url':'a'}]")).containsExactly("a");
  }

  @Test
  void readsTerms() {
    assertThat(TranslationTerm.parse("Apple = 苹果")).contains(new TranslationTerm("Apple", "苹果"));
    assertThat(TranslationTerm.parse("Apple")).isEmpty();
    assertThat(TranslationTerm.parse("=苹果")).isEmpty();
    assertThat(new TranslationTerm("a", "b").toJson()).hasToString("{\"src\":\"a\",\"tgt\":\"b\"}");
  }

  private static List<String> taskUrls(String results) {
    String task = "{'output':{'task_id':'t','task_status':'SUCCEEDED',%s}}".formatted(results);
    return urls(TaskAnswer.parse(Json.parseObject(task.replace('\'', '"'))).orElseThrow().items());
  }

  private static List<String> urls(String output) {
    return urls(answer(output).items());
  }

  private static List<String> urls(List<ItemAnswer> items) {
    return items.stream().map(ItemAnswer::url).map(Optional::orElseThrow).toList();
  }

  private static GenerationAnswer answer(String output) {
    return GenerationAnswer.of(
        Json.parseObject(
            "{\"request_id\":\"r\",\"output\":%s}".formatted(output.replace('\'', '"'))));
  }
}
