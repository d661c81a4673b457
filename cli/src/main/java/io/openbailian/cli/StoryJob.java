package io.openbailian.cli;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.client.BailianClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ParseResult;

/// From a request to a story of text and pictures, told as it comes.
record StoryJob(Surroundings here, ParseResult parsed) {
  private static final String STORY = "story.md";

  ExitCode run(Way way, Wishes wishes) throws IOException, InterruptedException {
    Output written = written();
    Output pictures = new Output.Folder(written.folder());
    wishes.flag(Meaning.ENABLE_INTERLEAVE, true);
    wishes.flag(Meaning.STREAM, true);
    long begin = here.pace().nanos();
    try (Target target = new Targets(here, parsed).any();
        BailianClient client = target.client(here.pace())) {
      var sender = new PictureSender(client, target.near(), way.model());
      var saver = new PictureSaver(client, pictures, way.model(), OptionalLong.empty());
      Story story = new Story(here, saver, !Options.flag(parsed, Options.JSON));
      Optional<Path> file;
      try {
        client.stream(way.path(), way.fill(wishes.body(sender), wishes.sent(sender)), story);
      } finally {
        file = story.write(written, STORY); // what came is kept, however it ended
      }
      return story.end(file, here.pace().nanos() - begin);
    }
  }

  /// A name that ends in `.md` is the story's own; any other is a folder.
  private Output written() {
    String named = Options.text(parsed, PictureOptions.OUT).orElse("./");
    Path path = here.folder().resolve(named);
    return named.endsWith(".md") ? new Output.File(path) : new Output.Folder(path);
  }
}
