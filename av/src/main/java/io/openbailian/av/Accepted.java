package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avutil.AVDictionary;

/// What FFmpeg may use of itself on files that others made: the parsers of the containers and the
/// decoders that a feature needs, and no other of its several hundred. A fault in a decoder that is
/// never opened harms nobody.
///
/// @param containers names of demuxers, with commas
/// @param decoders names of decoders, with commas
/// @param protocols by which the file itself, and nothing else, is opened
record Accepted(String containers, String decoders, String protocols) {
  private static final String SOUND =
      """
      aac,aac_fixed,aac_latm,ac3,ac3_fixed,adpcm_ima_wav,adpcm_ms,alac,amrnb,amrwb,eac3,flac,\
      libopencore_amrnb,libopencore_amrwb,libopus,libspeex,libvorbis,mp1,mp1float,mp2,mp2float,\
      mp3,mp3float,opus,pcm_alaw,pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,pcm_mulaw,pcm_s16be,\
      pcm_s16le,pcm_s24be,pcm_s24le,pcm_s32be,pcm_s32le,pcm_s8,pcm_u8,speex,vorbis,wmapro,wmav1,\
      wmav2\
      """;

  /// No name of a protocol: the bytes are handed over.
  private static final String HANDED_OVER = "none";

  /// Recordings in files: the containers of the documents. Playlists and the like, which could make
  /// FFmpeg open other files or addresses, are not among them.
  static final Accepted RECORDINGS =
      new Accepted(
          "aac,amr,amrnb,amrwb,asf,avi,flac,flv,matroska,webm,mov,mp4,m4a,mp3,mpeg,mpegts,ogg,wav,w64,aiff",
          SOUND,
          "file");

  /// Films that engines made.
  static final Accepted FILMS =
      new Accepted(
          "matroska,webm,mov,mp4,m4a", "av1,h264,hevc,libdav1d,libvpx-vp9,mpeg4,vp8,vp9", "file");

  /// A recording as it comes in, of which the container is known.
  static Accepted stream(String container) {
    return new Accepted(container, SOUND, HANDED_OVER);
  }

  /// Options for opening a container; to be freed by whoever opens it.
  AVDictionary options() {
    AVDictionary options = new AVDictionary();
    av_dict_set(options, "format_whitelist", containers, 0);
    av_dict_set(options, "codec_whitelist", decoders, 0);
    av_dict_set(options, "protocol_whitelist", protocols, 0);
    av_dict_set(options, "max_streams", "64", 0);
    return options;
  }

  /// Options for opening a decoder; to be freed by whoever opens it.
  AVDictionary decoderOptions() {
    AVDictionary options = new AVDictionary();
    av_dict_set(options, "codec_whitelist", decoders, 0);
    return options;
  }

  boolean decodes(String decoder) {
    return ("," + decoders + ",").contains("," + decoder + ",");
  }
}
