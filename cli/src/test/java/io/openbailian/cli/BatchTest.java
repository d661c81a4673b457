package io.openbailian.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// `bailian run` against a service that makes what it is asked for, and counts it.
class BatchTest {
  private static final String FLASH = "wan2.2-t2i-flash";

  @TempDir private Path folder;
  private CountingService service;

  @BeforeEach
  void start() throws IOException {
    service = new CountingService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Shell shell() {
    return service.shell(folder);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, UTF_8);
  }

  private List<String> files(String out, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(out))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    }
  }

  private List<ObjectNode> manifest(String out) throws IOException {
    return Files.readAllLines(folder.resolve(out).resolve("manifest.jsonl")).stream()
        .map(Json::parseObject)
        .toList();
  }

  @Test
  void theCombinedFileOfTheDocumentsIsCheckedAndPricedAsItIsPrinted() throws IOException {
    try (InputStream printed =
        Objects.requireNonNull(BatchTest.class.getResourceAsStream("batch/combined.json"))) {
      Files.copy(printed, folder.resolve("combined.json"));
    }
    Shell shell = shell();

    assertThat(shell.run("run", "combined.json", "--dry-run")).as(shell.err()).isZero();

    assertThat(shell.err()).contains("3 requests (1 image, 1 text, 1 video), at most CNY ");
    assertThat(service.asked()).isZero();
    assertThat(folder.resolve("combined-batch")).doesNotExist();
  }

  @Test
  void aLineEachBecomesAPictureEach() throws IOException {
    write("prompts.txt", "a cat\n\na dog\n可爱猫咪\n");
    Shell shell = shell();

    assertThat(shell.run("run", "prompts.txt", "--yes")).as(shell.err()).isZero();

    assertThat(files("prompts-batch", ".png"))
        .containsExactly("0001-a-cat.png", "0002-a-dog.png", "0003-可爱猫咪.png");
    assertThat(shell.out().lines()).hasSize(3).allMatch(line -> line.contains("\tseed "));
    assertThat(shell.err()).contains("3 of 3 done");
    assertThat(service.prompts()).containsExactlyInAnyOrder("a cat", "a dog", "可爱猫咪");
    assertThat(service.made()).allMatch(body -> body.at("/parameters/seed").isIntegralNumber());
  }

  @Test
  void whatIsWrongIsToldWithFileLineAndFieldBeforeAnythingIsAskedFor() throws IOException {
    write(
        "wrong.jsonl",
        """
        {"prompt": "a cat", "n": 9}
        {"prompt": "a dog", "sizes": "512*512"}
        {"prompt": "a cow"
        {"prompt": "a film", "model": "wan2.2-t2i-flahs"}
        {"prompt": "well"}
        """);
    Shell shell = shell();

    assertThat(shell.run("run", "wrong.jsonl", "--yes")).isEqualTo(2);

    assertThat(shell.err())
        .contains("wrong.jsonl:1: n: ")
        .contains("wrong.jsonl:2: sizes: ")
        .contains("did you mean size?")
        .contains("wrong.jsonl:3: ")
        .contains("wrong.jsonl:4: model: ")
        .contains("did you mean wan2.2-t2i-flash?")
        .doesNotContain("wrong.jsonl:5")
        .doesNotContain("tools.jackson");
    assertThat(service.asked()).isZero();
    assertThat(folder.resolve("wrong-batch")).doesNotExist();
  }

  @Test
  void aCombinedFileSaysWhereInItAFieldIsWrong() throws IOException {
    write(
        "b.json",
        """
        {
          // ours
          "image_tasks": [
            {
              "prompt": "a cat",
              "size": "5*5"
            }
          ],
          "imgae_tasks": [],
          "defaults": {"n": 2, "colour": "red"}
        }
        """);
    Shell shell = shell();

    assertThat(shell.run("run", "b.json", "--dry-run")).isEqualTo(2);

    assertThat(shell.err())
        .contains("b.json:6: size: ")
        .contains("b.json:9: imgae_tasks: ")
        .contains("image_tasks")
        .contains("defaults.colour: no entry takes it.");
  }

  @Test
  void moneyIsSpentOnlyWithConsent() throws IOException {
    write("p.txt", "a cat\n");
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--model", FLASH)).isEqualTo(2);

    assertThat(shell.err()).contains("at most CNY 0.14").contains("--yes goes on");
    assertThat(service.asked()).isZero();
  }

  @Test
  void aPersonIsAskedAndSeesATable() throws IOException {
    write("p.txt", "a cat\na dog\n");
    Shell asked = shell().onTerminal();
    assertThat(asked.run("run", "p.txt")).isEqualTo(1);
    assertThat(asked.err()).contains("Go on? [y/N]").contains("Nothing was asked for.");
    assertThat(service.asked()).isZero();

    Shell shell = shell().onTerminal();
    assertThat(shell.run("run", "p.txt", "--yes", "--budget", "5")).as(shell.err()).isZero();
    assertThat(shell.err()).contains("0 of 2, 0 failed, CNY 0.00 of 5.00").contains("at once of 2");
  }

  @Test
  void defaultsHoldForEntriesThatSayNothingElse() throws IOException {
    write(
        "b.json",
        """
        {"image_tasks": [{"prompt": "a cat"}, {"prompt": "a dog", "n": 1}, {"input": {"prompt": "a cow"}}],
         "defaults": {"image_tasks": {"model": "wan2.2-t2i-flash", "n": 3}}}
        """);
    Shell shell = shell();

    assertThat(shell.run("run", "b.json", "--yes")).as(shell.err()).isZero();

    assertThat(service.made())
        .allMatch(body -> body.path("model").asString().equals(FLASH))
        .filteredOn(body -> body.at("/input/prompt").asString().equals("a cat"))
        .allMatch(body -> body.at("/parameters/n").asInt() == 3);
    assertThat(service.made())
        .filteredOn(body -> body.at("/input/prompt").asString().equals("a dog"))
        .allMatch(body -> body.at("/parameters/n").asInt() == 1);
  }

  @Test
  void csvHasAColumnForEachField() throws IOException {
    write(
        "p.csv",
        "custom_id,prompt,size,n\nfirst,\"a cat, black\",768*768,2\nsecond,\"a \"\"big\"\" dog\",,\n");
    Shell shell = shell();

    assertThat(shell.run("run", "p.csv", "--yes", "--name", "{id}")).as(shell.err()).isZero();

    assertThat(service.prompts()).containsExactlyInAnyOrder("a cat, black", "a \"big\" dog");
    assertThat(service.made())
        .anyMatch(body ->
            body.at("/parameters/n").isIntegralNumber() && body.at("/parameters/n").asInt() == 2);
    assertThat(files("p-batch", ".png")).contains("first.png", "second.png");
  }

  @Test
  void theVendorsTableIsOfTexts() throws IOException {
    write("t.csv", "custom_id,content\n1,What is a lake?\n2,What is a river?\n");
    Shell shell = shell();

    assertThat(shell.run("run", "t.csv", "--yes")).as(shell.err()).isZero();

    assertThat(files("t-batch", ".txt")).hasSize(2);
    assertThat(
            Files.readString(
                folder.resolve("t-batch").resolve(files("t-batch", ".txt").getFirst())))
        .startsWith("answer ");
  }

  @Test
  void standardInputIsAFileToo() throws IOException {
    Shell shell = shell().piped("a cat\na dog\n");

    assertThat(shell.run("run", "-", "--yes", "--out", "made/deep/")).as(shell.err()).isZero();

    assertThat(files("made/deep", ".png")).hasSize(2);
  }

  @Test
  void bracesAndAGridMultiply() throws IOException {
    write("p.txt", "a {red|blue} cat\n");
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes", "--grid", "size=768*768|1024*1024,seed=1..2"))
        .as(shell.err())
        .isZero();

    assertThat(shell.err()).contains("8 requests from 1 entries");
    assertThat(service.prompts()).contains("a red cat", "a blue cat").hasSize(8);
    assertThat(service.made().stream().map(body -> body.at("/parameters/seed").asInt()))
        .containsOnly(1, 2);
    assertThat(manifest("p-batch"))
        .filteredOn(line -> line.path("state").asString("").equals("intended"))
        .allMatch(line -> line.path("written").asString().equals("a {red|blue} cat"));
  }

  @Test
  void aRefusalForGoingTooFastIsWaitedForAndNothingIsLost() throws IOException {
    service.refusing(5);
    write("p.txt", numbered(20));
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes")).as(shell.err()).isZero();

    assertThat(service.made()).hasSize(20);
    assertThat(service.asked()).isEqualTo(25);
  }

  private static String numbered(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> "a cat number " + number)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void arrearageStopsTheBatchAndItGoesOnLater() throws IOException {
    service.refusingAll("Arrearage 400");
    write("p.txt", numbered(20));
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes")).as(shell.err()).isEqualTo(3);

    assertThat(service.asked()).isLessThan(20);
    assertThat(shell.err())
        .contains("Arrearage")
        .contains("It goes on with: bailian run p.txt --resume");
    service.refusingAll("");
    Shell again = shell();
    assertThat(again.run("run", "p.txt", "--yes", "--resume")).as(again.err()).isZero();
    assertThat(service.made()).hasSize(20);
    assertThat(files("p-batch", ".png")).hasSize(20);
  }

  @Test
  void failuresAreGroupedAndTriedAgainWhenAsked() throws IOException {
    service.failing(prompt -> prompt.contains("dog"));
    write("p.txt", "a cat\na dog\na big dog\n");
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes")).isEqualTo(5);

    assertThat(shell.err())
        .contains("2 failed: DataInspectionFailed: Not that. (lines 2, 3)")
        .contains("bailian run p.txt --retry-failed");
    service.failing(_ -> false);
    Shell other = shell();
    assertThat(other.run("run", "p.txt", "--yes", "--retry-failed=Other")).isEqualTo(5);
    assertThat(service.made()).hasSize(3);
    Shell again = shell();
    assertThat(again.run("run", "p.txt", "--yes", "--retry-failed=DataInspectionFailed"))
        .as(again.err())
        .isZero();
    assertThat(service.made()).hasSize(5);
    assertThat(files("p-batch", ".png")).hasSize(3);
  }

  @Test
  void whereKeysAreNotHonouredAnAnswerThatWasNeverSeenIsUnknown() throws IOException {
    service.breakingAfter(prompt -> prompt.endsWith("7"));
    write("p.txt", numbered(10));
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes")).as(shell.err()).isEqualTo(6);

    assertThat(shell.err()).contains("1 unknown whether made and paid for (line 7)");
    assertThat(service.made()).hasSize(10);
    service.breakingAfter(_ -> false);
    Shell resumed = shell();
    assertThat(resumed.run("run", "p.txt", "--yes", "--resume")).isEqualTo(6);
    assertThat(service.made()).hasSize(10);
    Shell again = shell();
    assertThat(again.run("run", "p.txt", "--yes", "--retry-unknown")).as(again.err()).isZero();
    assertThat(service.made()).hasSize(11);
    assertThat(files("p-batch", ".png")).hasSize(10);
  }

  @Test
  void whereKeysAreHonouredItIsSentAgainAndMadeOnce() throws IOException {
    AtomicInteger broken = new AtomicInteger();
    service
        .honouringKeys()
        .breakingAfter(prompt -> prompt.endsWith("7") && broken.getAndIncrement() < 2);
    write("p.txt", numbered(10));
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes")).as(shell.err()).isZero();

    assertThat(service.made()).hasSize(10);
    assertThat(broken.get()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aBudgetPausesAndCountsWhatIsUnderWay() throws IOException {
    write("p.txt", numbered(10));
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes", "--budget", "0.50", "--model", FLASH))
        .as(shell.err())
        .isEqualTo(5);

    assertThat(service.made()).hasSize(3); // 0.14 each
    assertThat(shell.err()).contains("the budget of CNY 0.50").contains("--resume");
    Shell again = shell();
    assertThat(again.run("run", "p.txt", "--yes", "--resume", "--budget", "1.00", "--model", FLASH))
        .isEqualTo(5);
    assertThat(service.made()).hasSize(7);
  }

  @Test
  void equalEntriesAreMadeEachOnItsOwn() throws IOException {
    write("p.txt", "a cat\na cat\na cat\n");
    Shell shell = shell();

    assertThat(shell.run("run", "p.txt", "--yes", "--name", "{prompt}")).as(shell.err()).isZero();

    assertThat(service.made()).hasSize(3);
    assertThat(files("p-batch", ".png")).containsExactly("a-cat-2.png", "a-cat-3.png", "a-cat.png");
  }

  @Test
  void namesNeverLeaveTheFolder() throws IOException {
    write("p.jsonl", "{\"prompt\": \"../../../etc/passwd\", \"custom_id\": \"../x\"}\n");
    Shell out = shell();
    assertThat(out.run("run", "p.jsonl", "--yes", "--name", "../{n}")).isEqualTo(2);

    Shell shell = shell();
    assertThat(shell.run("run", "p.jsonl", "--yes", "--name", "{id}{prompt}"))
        .as(shell.err())
        .isZero();

    assertThat(files("p-batch", ".png")).hasSize(1);
    assertThat(folder.resolve("x.png")).doesNotExist();
  }
}
