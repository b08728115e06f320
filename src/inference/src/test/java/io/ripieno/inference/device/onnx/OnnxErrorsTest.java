package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ORT_RUNTIME_EXCEPTION | bfc_arena.cc:376 Failed to allocate memory for requested buffer of size 8 | OUT_OF_MEMORY
                    ORT_RUNTIME_EXCEPTION | std::bad_alloc                                                          | OUT_OF_MEMORY
                    ORT_FAIL              | CUDA failure 2: out of memory ; GPU=0                                    | OUT_OF_MEMORY
                    ORT_EP_FAIL           | CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0                     | OUT_OF_MEMORY
                    ORT_FAIL              | Available memory of 512 is smaller than requested bytes of 1024          | OUT_OF_MEMORY
                    ORT_FAIL              | CUDA failure 700: an illegal memory access was encountered ; GPU=1       | DEVICE_LOST
                    ORT_FAIL              | CUDA failure 719: unspecified launch failure ; GPU=1                     | DEVICE_LOST
                    ORT_FAIL              | CUDA failure 100: no CUDA-capable device is detected                     | DEVICE_LOST
                    ORT_FAIL              | CUDA failure 214: uncorrectable ECC error encountered                    | DEVICE_LOST
                    ORT_DEVICE_RESET      | the device was reset                                                     | DEVICE_LOST
                    ORT_INVALID_ARGUMENT  | Got invalid dimensions for input: x                                      | INVALID_INPUT
                    ORT_FAIL              | Non-zero status code returned while running MatMul node                  | FAILED
                    ORT_NOT_IMPLEMENTED   | Could not find an implementation for Foo                                 | FAILED
                    """)
    void whatTheRuntimeSaysIsTold(OrtErrorCode code, String message, Problem problem) {
        assertThat(OnnxErrors.problem(code, message)).isEqualTo(problem);
    }

    @Test
    void whatWasEndedOnDemandIsSoWhateverTheRuntimeSays() {
        RunControl control = new RunControl();
        control.terminate();
        DeviceException error = OnnxErrors.ofRun("m@1/main", new OrtException("out of memory"), control);
        assertThat(error.problem()).isEqualTo(Problem.TERMINATED);
    }

    @Test
    void whatFailsAtALoadNamesGraphDeviceBytesAndWhatToDo() {
        String what = "Graph main of m@1 (x.onnx, 7 bytes)";
        ModelException memory =
                OnnxErrors.ofLoad(what, "cuda:0", new OrtException("CUDA failure 2: out of memory ; GPU=0"));
        assertThat(memory.problem()).isEqualTo(ModelException.Problem.OUT_OF_MEMORY);
        assertThat(memory).hasMessageContainingAll(what, "cuda:0", "Lower the budget for models");

        ModelException lost = OnnxErrors.ofLoad(what, "cuda:0", new OrtException("no CUDA-capable device is detected"));
        assertThat(lost.problem()).isEqualTo(ModelException.Problem.DEVICE_LOST);
        assertThat(lost).hasMessageContainingAll(what, "cuda:0 is lost", "tried again by itself");
    }

    @Test
    void theMessageNamesTheGraphTheCauseAndWhatToDo() {
        DeviceException error =
                OnnxErrors.ofRun("m@1/main", new OrtException("CUDA failure 2: out of memory"), new RunControl());
        assertThat(error).hasMessageContainingAll("m@1/main", "CUDA failure 2: out of memory", "Use smaller batches");
    }
}
