package io.openbailian.server.task.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.task.ItemResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the database keeps of results, letter for letter: rows of older servers are read for ever.
class ItemJsonTest {
  private static final ItemResult.FileFacts FACTS = new ItemResult.FileFacts("image/png", "ab", 7);

  @Test
  void everyKindOfResultIsReadAsItWasWritten() {
    List<ItemResult> items =
        List.of(
            new ItemResult.Produced("f", null, 2, 3),
            new ItemResult.Produced("f", "a cat", 2, 3, FACTS, List.of("hat", "dog"), "built-in"),
            new ItemResult.Transcribed("t", 9, FACTS),
            new ItemResult.Passed(
                "{}", "{\"n\":1}", List.of(new ItemResult.NamedFile("/a", "p", FACTS))),
            new ItemResult.Text("once"),
            new ItemResult.Note("so"),
            new ItemResult.Failed("C", "m"));

    assertThat(ItemJson.read(ItemJson.write(items))).isEqualTo(items);
    assertThat(ItemJson.write(items))
        .isEqualTo(
            """
            [{"file":"f","width":2,"height":3},\
            {"file":"f","width":2,"height":3,"missed":["hat","dog"],"rewriter":"built-in",\
            "prompt":"a cat","type":"image/png","sha256":"ab","bytes":7},\
            {"transcript":"t","millis":9,"type":"image/png","sha256":"ab","bytes":7},\
            {"passed":"{}","usage":"{\\"n\\":1}","files":[{"place":"/a","name":"p",\
            "type":"image/png","sha256":"ab","bytes":7}]},\
            {"text":"once"},{"note":"so"},{"code":"C","message":"m"}]\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1000 | 1000:0-1000",
        "1 | 999 | 0:1-999",
        "500 | 2500 | 0:2000-2500 1000:1000-2000 0:500-1000",
        "0 | 60000 | 60000:0-60000",
        "59000 | 121000 | 1000:120000-121000 60000:60000-120000 1000:59000-60000",
        "0 | 3600000 | 3600000:0-3600000",
        "5 | 5 | ''",
        "6 | 5 | ''",
      })
  void aWindowIsCutIntoTheLargestSpansTheNewestFirst(long from, long to, String slices) {
    List<String> cut = new ArrayList<>();
    for (TimeSlice slice : TimeSlice.of(from, to)) {
      cut.add("%d:%d-%d".formatted(slice.span(), slice.from(), slice.to()));
    }

    assertThat(String.join(" ", cut)).isEqualTo(slices);
  }

  @Test
  void aSpanIsCountedInTheNextFinerOnes() {
    assertThat(new TimeSlice(3_600_000, 0, 7_200_000).finer(3_600_000))
        .containsExactly(new TimeSlice(60_000, 3_600_000, 7_200_000));
    assertThat(new TimeSlice(60_000, 0, 60_000).finer(0))
        .containsExactly(new TimeSlice(1_000, 0, 60_000));
    assertThat(new TimeSlice(1_000, 0, 1_000).finer(0)).isEmpty();
    assertThat(new TimeSlice(0, 0, 10).finer(0)).isEmpty();
  }
}
