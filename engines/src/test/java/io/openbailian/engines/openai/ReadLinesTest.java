package io.openbailian.engines.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.TextSetter;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLinesTest {
  private static ReadLines read(String said) {
    return ReadLines.of(said.replace('\'', '"'), 2000, 500);
  }

  @Test
  void boxesAreThousandthsOfThePictureAndLinesComeFromTheTop() {
    ReadLines read =
        read(
            "{'lines':[{'box':[0,500,1000,1000],'text':' low ','translation':'低'},{'box':[100,0,200,100],'text':'high','translation':'高'}]}");

    assertThat(read)
        .isEqualTo(
            new ReadLines.Right(
                List.of(
                    new TextSetter.Line(new Rectangle(200, 0, 200, 50), "high", "高"),
                    new TextSetter.Line(new Rectangle(0, 250, 2000, 250), "low", "低"))));
  }

  @Test
  void aPictureMayHaveNoText() {
    assertThat(read("{'lines':[]}")).isEqualTo(new ReadLines.Right(List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          EXIT means 出口 | no JSON object
          [] | no JSON object
          {'lines':{}} | lines is no list
          {'text':'EXIT'} | lines is no list
          {'lines':[{'box':[0,0,10,10],'text':'a'}]} | lines[0] has no text and translation
          {'lines':[{'box':[0,0,10,10],'text':'','translation':'b'}]} | lines[0] has no text
          {'lines':[{'text':'a','translation':'b'}]} | lines[0].box is not
          {'lines':[{'box':[0,0,10],'text':'a','translation':'b'}]} | lines[0].box is not
          {'lines':[{'box':[0,0,10,1001],'text':'a','translation':'b'}]} | lines[0].box is not
          {'lines':[{'box':[10,0,10,10],'text':'a','translation':'b'}]} | lines[0].box is not
          {'lines':[{'box':['a',0,10,10],'text':'a','translation':'b'}]} | lines[0].box is not
          """)
  void whatIsNotWhatWasAskedForIsToldWithItsPlace(String said, String why) {
    assertThat(read(said))
        .isInstanceOfSatisfying(
            ReadLines.Wrong.class, wrong -> assertThat(wrong.why()).contains(why));
  }
}
