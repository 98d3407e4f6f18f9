// libFuzzer's entry; SUISHOU_FUZZ_TARGET names one of targets.h.
#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::SUISHOU_FUZZ_TARGET({data, size});
    return 0;
}
