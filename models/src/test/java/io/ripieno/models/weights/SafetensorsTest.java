package io.ripieno.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    /** Written by safetensors 0.8.0 and numpy 2.4.6 in Python: arrays of float16, int64, float64, float32 and bfloat16. */
    private static final String FROM_PYTHON = """
            38010000000000007b225f5f6d657461646174615f5f223a7b226f726967696e223a226e756d7079227d2c2262223a7b226474797065223a2249
            3634222c227368617065223a5b335d2c22646174615f6f666673657473223a5b302c32345d7d2c2263223a7b226474797065223a22463634222c
            227368617065223a5b315d2c22646174615f6f666673657473223a5b32342c33325d7d2c2264223a7b226474797065223a22463332222c227368
            617065223a5b5d2c22646174615f6f666673657473223a5b33322c33365d7d2c2265223a7b226474797065223a2242463136222c227368617065
            223a5b325d2c22646174615f6f666673657473223a5b33362c34305d7d2c2261223a7b226474797065223a22463136222c227368617065223a5b
            322c335d2c22646174615f6f666673657473223a5b34302c35325d7d7d200100000000000000feffffffffffffff03000000000000009a999999
            9999b93f0000f040803faabe003e80c00042662eff7b0180""";

    @TempDir
    Path folder;

    @Test
    void readsWhatPythonWrote() throws Exception {
        Path file = write(HexFormat.of().parseHex(FROM_PYTHON.replace("\n", "")));
        try (SafetensorsFile tensors = SafetensorsFile.open(file, 1 << 20)) {
            assertThat(tensors.names()).containsExactly("b", "c", "d", "e", "a");
            assertThat(tensors.metadata()).isEqualTo(Map.of("origin", "numpy"));
            assertThat(tensors.read("a").shape()).containsExactly(2L, 3L);
            assertThat(tensors.read("a").values())
                    .containsExactly(1.5f, -2.25f, 3, 0.0999755859375f, 65504, -5.960464477539063e-08f);
            assertThat(tensors.read("b").values()).containsExactly(1, -2, 3);
            assertThat(tensors.read("c").values()).containsExactly(0.1f);
            assertThat(tensors.read("d").shape()).isEmpty();
            assertThat(tensors.read("d").values()).containsExactly(7.5f);
            assertThat(tensors.read("e").values()).containsExactly(1, -0.33203125f);
            assertThatThrownBy(() -> tensors.read("f"))
                    .hasMessageContaining("no tensor f")
                    .hasMessageContaining("[b, c");
        }
    }

    @Test
    void readsWhatItWrote() throws Exception {
        List<NamedTensor> written = List.of(
                NamedTensor.of("w", new float[] {1, 2.5f, -3, 0.1f, 5, 6}, 3, 2),
                NamedTensor.of("empty", new float[0], 0));
        for (boolean half : new boolean[] {false, true}) {
            Path file = folder.resolve("w.safetensors");
            SafetensorsWriter.write(file, written, Map.of("licence", "Apache-2.0"), half);
            try (NamedTensors tensors = NamedTensors.open(file)) {
                assertThat(tensors.names()).containsExactly("w", "empty");
                assertThat(tensors.read("w").shape()).containsExactly(3L, 2L);
                assertThat(tensors.read("w").values())
                        .containsExactly(1, 2.5f, -3, half ? 0.0999755859375f : 0.1f, 5, 6);
                assertThat(tensors.read("empty").values()).isEmpty();
            }
        }
        assertThatThrownBy(() -> SafetensorsWriter.write(
                        folder.resolve("x"), List.of(NamedTensor.of("big", new float[] {1e6f}, 1)), Map.of(), true))
                .hasMessageContaining("big")
                .hasMessageContaining("1000000.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                                      | 4 | no valid JSON",
                "[1,2]                                                                  | 4 | no JSON object",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{}}           | 4 | no valid JSON",
                "{'a':{'dtype':'F7','shape':[1],'data_offsets':[0,4]}}                   | 4 | type 'F7'",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}                  | 4 | takes 8 bytes",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}                  | 8 | begins at byte 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}                  | 8 | take 4 bytes and 8",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}                  | 2 | take 4 bytes and 2",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}                 | 4 | a has -1",
                "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}                | 4 | a has 1.5",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}} | 0 | impossible shape",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}}                    | 4 | not two",
                "{'a':{'dtype':'F32','shape':7,'data_offsets':[0,4]}}                    | 4 | not a list",
                "{'a':7}                                                                | 4 | not two",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}"
                        + " | 4 | begins at byte 0 where 4",
            })
    void refusesAHeaderThatDoesNotHold(String header, int dataBytes, String problem) throws Exception {
        byte[] json = header.strip().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Path file = write(file(json.length, json, dataBytes));
        assertThatThrownBy(() -> SafetensorsFile.open(file, 1 << 20))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("hostile.safetensors")
                .hasMessageContaining(problem);
    }

    @Test
    void refusesALengthThatTheFileDoesNotHave() throws Exception {
        for (long length : new long[] {Long.MAX_VALUE, -1, 99_999_999, 3}) {
            Path file = write(file(length, "{}".getBytes(StandardCharsets.UTF_8), 0));
            assertThatThrownBy(() -> SafetensorsFile.open(file, 1 << 20)).hasMessageContaining("a header of");
        }
        Path empty = write(new byte[5]);
        assertThatThrownBy(() -> SafetensorsFile.open(empty, 1 << 20)).hasMessageContaining("in a file of 5");
    }

    @Test
    void refusesATensorAboveTheLimit() throws Exception {
        SafetensorsWriter.write(
                folder.resolve("w.safetensors"), List.of(NamedTensor.of("w", new float[5], 5)), Map.of(), false);
        try (SafetensorsFile tensors = SafetensorsFile.open(folder.resolve("w.safetensors"), 16)) {
            assertThatThrownBy(() -> tensors.read("w")).hasMessageContaining("20 bytes and 16 are allowed");
        }
    }

    /** Whatever bytes are changed, a file is read or refused as one, nothing else. */
    @Test
    void survivesChangedBytes() throws Exception {
        byte[] whole = HexFormat.of().parseHex(FROM_PYTHON.replace("\n", ""));
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = whole.clone();
            for (int k = 0; k <= i % 3; k++) {
                changed[random.nextInt(i % 2 == 0 ? 330 : changed.length)] = (byte) random.nextInt(256);
            }
            try (SafetensorsFile tensors = SafetensorsFile.open(write(changed), 1 << 20)) {
                for (String name : tensors.names()) {
                    tensors.read(name);
                }
            } catch (WeightsException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 399);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("hostile.safetensors"), bytes);
    }

    private static byte[] file(long length, byte[] json, int dataBytes) {
        return ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(json)
                .array();
    }
}
