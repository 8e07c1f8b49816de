# SPDX-License-Identifier: EUPL-1.2
# vigie_embed(TARGET NAME FOLDER PATTERN): the files of FOLDER and of the folders below it become bytes
# of the library, known by their path below FOLDER.
#
# A generated assembler file holds them (.incbin: no compiler reads a hex array), and a generated
# C++ file lists them: `const vigie::base::EmbeddedFile <NAME>[]`, `<NAME>_count`, in namespace vigie::embedded, declared by "base/embedded.hpp" users with VIGIE_EMBEDDED(name).
function(vigie_embed target name folder pattern)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/${pattern})
  list(SORT files)
  set(assembler ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS files)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/${folder} OUTPUT_VARIABLE base)
    set(symbol vigie_embedded_${name}_${index})
    string(APPEND assembler ".global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${base}\", ${symbol}, ${symbol}_end},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembler ".section .note.GNU-stack,\"\",%progbits\n")
  if(index EQUAL 0)
    set(rows "    {\"\", nullptr, nullptr},\n")
  endif()
  set(out ${CMAKE_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${out}/${name}.S CONTENT "@assembler@" @ONLY)
  file(CONFIGURE OUTPUT ${out}/${name}.cpp CONTENT
"#include \"base/embedded.hpp\"
@externs@
namespace vigie::embedded {
extern const EmbeddedFile ${name}[];
extern const unsigned ${name}_count;
const EmbeddedFile ${name}[] = {
@rows@};
const unsigned ${name}_count = ${index};
}  // namespace vigie::embedded
" @ONLY)
  get_target_property(kind ${target} TYPE)
  if(NOT kind STREQUAL "INTERFACE_LIBRARY")
    target_sources(${target} PRIVATE ${out}/${name}.S ${out}/${name}.cpp)
    set_source_files_properties(${out}/${name}.S PROPERTIES OBJECT_DEPENDS "${files}"
      COMPILE_OPTIONS "-Wno-error")
  endif()
endfunction()
