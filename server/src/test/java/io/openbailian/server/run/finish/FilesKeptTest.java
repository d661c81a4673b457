package io.openbailian.server.run.finish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What files of other servers are, by how they begin and whatever is said of them.
class FilesKeptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%89PNG | image/png | png",
        "%FF%D8%FF%E0 | image/jpeg | jpg",
        "GIF89a | image/gif | gif",
        "RIFF....WEBPVP8 | image/webp | webp",
        "RIFF....WAVEfmt | audio/wav | wav",
        "RIFF....AVI LIST | application/octet-stream | bin",
        "....ftypisom | video/mp4 | mp4",
        "%1AE%DF%A3 | video/webm | webm",
        "OggS | audio/ogg | ogg",
        "fLaC | audio/flac | flac",
        "ID3%04 | audio/mpeg | mp3",
        "%FF%FB%90 | audio/mpeg | mp3",
        "%FF%F3%90 | audio/mpeg | mp3",
        "{\"a\":1} | application/json | json",
        "[1] | application/json | json",
        "<html> | application/octet-stream | bin",
        "<svg> | application/octet-stream | bin",
        "`` | application/octet-stream | bin",
        "RIFF | application/octet-stream | bin",
      })
  void aFileIsWhatItBeginsWith(String begin, String mediaType, String ending) {
    byte[] bytes =
        URLDecoder.decode(begin, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);

    assertThat(FilesKept.of(bytes).mediaType()).isEqualTo(mediaType);
    assertThat(FilesKept.name("call", 3, bytes)).isEqualTo("call-3." + ending);
  }
}
