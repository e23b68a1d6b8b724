# fish completion for capdo
function __capdo_checks
    capdo rules list --checks 2>/dev/null | string match -rg '\s([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)\s'
end
complete -c capdo -f
complete -c capdo -l lang -x -a 'vi en' -d Language
complete -c capdo -s h -l help -d 'Print help'
complete -c capdo -n __fish_use_subcommand -l version -d 'Print the version'
complete -c capdo -n __fish_use_subcommand -a check -d 'Read a dossier folder, score it and name its gaps'
complete -c capdo -n __fish_use_subcommand -a batch -d 'Check many agencies and write an overview'
complete -c capdo -n __fish_use_subcommand -a show -d 'Print the text read from a file'
complete -c capdo -n __fish_use_subcommand -a verify -d 'Find every quotation of a result again'
complete -c capdo -n __fish_use_subcommand -a compare -d 'Say which gaps are closed, new, unchanged'
complete -c capdo -n __fish_use_subcommand -a explain -d 'Explain a check'
complete -c capdo -n __fish_use_subcommand -a review -d 'Walk through the open points and write the decisions'
complete -c capdo -n __fish_use_subcommand -a letter -d 'Write the follow-up letter with the list of gaps'
complete -c capdo -n __fish_use_subcommand -a init -d 'Lay out the forms for an agency to fill in'
complete -c capdo -n __fish_use_subcommand -a rules -d 'See and check the rule data'
set -l reading '__fish_seen_subcommand_from check batch compare'
complete -c capdo -n $reading -l as-of -x -d 'Judge as of this day (YYYY-MM-DD)'
complete -c capdo -n $reading -l jobs -x -d 'Files read at the same time'
complete -c capdo -n $reading -l cache -xa '(__fish_complete_directories)' -d 'Keep what was read in this folder'
complete -c capdo -n $reading -l limit -x -d 'Change a limit of reading (NAME=NUMBER)'
complete -c capdo -n $reading -l no-ocr -d 'Do not recognise text in images'
set -l check '__fish_seen_subcommand_from check'
complete -c capdo -n '__fish_seen_subcommand_from check batch' -a '(__fish_complete_directories)'
complete -c capdo -n '__fish_seen_subcommand_from check compare' -l json -rF -d 'Write the JSON result'
complete -c capdo -n '__fish_seen_subcommand_from check compare' -l html -rF -d 'Write the HTML report'
complete -c capdo -n $check -l csv -rF -d 'Write the gaps as a table'
complete -c capdo -n $check -l sarif -rF -d 'Write SARIF 2.1.0'
complete -c capdo -n '__fish_seen_subcommand_from check batch' -l audience -x -a 'reviewer agency' -d Reader
complete -c capdo -n $check -l quiet -d 'Print only the score line'
complete -c capdo -n $check -l fail-under -x -d 'Exit code 1 under this score'
complete -c capdo -n '__fish_seen_subcommand_from batch' -l out -xa '(__fish_complete_directories)' -d 'Folder for the results'
complete -c capdo -n '__fish_seen_subcommand_from batch' -l manifest -rF -d 'List of agencies (YAML or CSV)'
complete -c capdo -n '__fish_seen_subcommand_from batch' -l template -rF -d "The office's own letter template (.docx)"
complete -c capdo -n '__fish_seen_subcommand_from batch' -l office -rF -d "YAML with the office's names, signer, recipients"
complete -c capdo -n '__fish_seen_subcommand_from batch' -l deadline -x -d 'Day by which to supply (YYYY-MM-DD)'
set -l data '__fish_seen_subcommand_from check batch compare explain'
complete -c capdo -n $data -l rules -x -d 'Rule set'
complete -c capdo -n $data -l checklist -rF -d "The office's own checklist"
complete -c capdo -n $data -l data -x -a '(__fish_complete_directories)' -d 'Folder with templates/ and checklists/'
complete -c capdo -n '__fish_seen_subcommand_from show verify compare' -F
complete -c capdo -n '__fish_seen_subcommand_from show' -l json -d 'JSON with boxes'
set -l letter '__fish_seen_subcommand_from letter'
complete -c capdo -n $letter -F
complete -c capdo -n $letter -l out -rF -d 'Write to this file'
complete -c capdo -n $letter -l template -rF -d "The office's own template (.docx)"
complete -c capdo -n $letter -l office -rF -d "YAML with the office's names, signer, recipients"
complete -c capdo -n $letter -l deadline -x -d 'Day by which to supply (YYYY-MM-DD)'
complete -c capdo -n $letter -l since -rF -d 'Earlier result of the agency'
complete -c capdo -n $letter -l format -x -a 'docx xlsx md' -d 'Letter or plain list'
complete -c capdo -n $letter -l no-points -d 'Leave the points out'
complete -c capdo -n '__fish_seen_subcommand_from check batch letter review' -l decisions -rF -d "The reviewer's decisions"
set -l review '__fish_seen_subcommand_from review'
complete -c capdo -n $review -F
complete -c capdo -n $review -l who -x -d 'Who decides'
complete -c capdo -n $review -l all -d 'The gaps too'
set -l init '__fish_seen_subcommand_from init'
complete -c capdo -n $init -a '(__fish_complete_directories)'
complete -c capdo -n $init -l level -x -a '1 2 3 4 5' -d 'Proposed level'
complete -c capdo -n $init -l agency -x -d 'Name of the agency'
complete -c capdo -n $init -l system -x -d 'Name of the information system'
complete -c capdo -n '__fish_seen_subcommand_from init' -l rules -x -d 'Rule set'
complete -c capdo -n '__fish_seen_subcommand_from letter init review' -l data -x -a '(__fish_complete_directories)' -d 'Folder with templates/ and checklists/'
complete -c capdo -n '__fish_seen_subcommand_from explain' -l result -rF -d 'JSON result: how the check was decided there'
complete -c capdo -n '__fish_seen_subcommand_from explain' -a '(__capdo_checks)'
complete -c capdo -n '__fish_seen_subcommand_from rules; and not __fish_seen_subcommand_from list lint test' -a 'list lint test'
complete -c capdo -n '__fish_seen_subcommand_from list lint test' -a '(__fish_complete_directories)'
complete -c capdo -n '__fish_seen_subcommand_from list' -l checks -d 'List every check too'
