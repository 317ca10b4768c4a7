# Every contradiction as a block of plain text: the question, then each answer with the places that give it.
#   factcheck scan texts/ --format json | jq -r -f contradictions.jq
.findings[]
| select(.verdict == "contradiction" and .baseline == null)
| .question,
  (.answers[] | "  \(.display): " + ([.claims[] | "\(.path):\(.line)"] | join(", ")))
